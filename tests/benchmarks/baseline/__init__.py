"""What the portal's search is measured against: a site that searches with Wagtail's own database search, written as
Wagtail's documentation says. Only the benchmark installs it.
"""
