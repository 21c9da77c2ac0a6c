"""What readers and editors look at: reads only, nouns for names, a constant number of queries for every list."""
