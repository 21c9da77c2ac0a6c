"""Addresses of what is found and listed; publications themselves are pages in the tree."""

from __future__ import annotations

from django.urls import path

from knowledge.views import contact, items, listing, search, sources, suggestions

urlpatterns = [
    path("zoeken/", search.search_page, name="search"),
    path("zoeken/suggesties/", suggestions.suggestions_page, name="suggestions"),
    path("aanbevelingen/", listing.recommendation_list, name="recommendation_list"),
    path("aanbevelingen/<slug:slug>/", items.recommendation, name="recommendation"),
    path("themas/", listing.term_list, {"vocabulary": "thema"}, name="theme_list"),
    path("themas/<slug:key>/", listing.term, {"vocabulary": "thema"}, name="theme"),
    path("sectoren/", listing.term_list, {"vocabulary": "sector"}, name="sector_list"),
    path("sectoren/<slug:key>/", listing.term, {"vocabulary": "sector"}, name="sector"),
    path("overstappen/", listing.term_list, {"vocabulary": "overstap"}, name="transition_list"),
    path("overstappen/<slug:key>/", listing.term, {"vocabulary": "overstap"}, name="transition"),
    path("mensen/<slug:slug>/", listing.person, name="person"),
    path("organisaties/<slug:slug>/", listing.organisation, name="organisation"),
    path("praktijkvoorbeelden/<slug:slug>/vraag/", contact.ask, name="ask_contact"),
    path("documenten/bron/<int:pk>/<slug:name>", sources.source_file, name="source_file"),
]
