"""Forms of the site and of the back office, one subject to a module."""
