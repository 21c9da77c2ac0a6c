"""Views do four things: read a form, call one action or query, say what happened, answer."""
