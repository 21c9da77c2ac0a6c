"""Who enters the back office, and how sure the portal is of it."""
