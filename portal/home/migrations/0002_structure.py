"""The site as it stands before anybody wrote a word: the front page, a list for each kind, the pages about the site."""

from __future__ import annotations

from django.db import migrations

LISTS = [
    ("opbrengst", "opbrengsten", "Opbrengsten", "Wat themasessies opleverden, met aanbevelingen die je een voor een kunt vinden."),
    ("bestuurstafel", "bestuurstafels", "Bestuurstafels", "Samenvattingen van gesprekken tussen bestuurders uit vo, mbo en hbo."),
    ("reportage", "reportages", "Reportages", "Verslagen van conferenties en werkbezoeken."),
    ("praktijkvoorbeeld", "praktijkvoorbeelden", "Praktijkvoorbeelden", "Hoe scholen het doen: de aanpak, wat die vraagt en wat hij oplevert."),
    ("onderzoek", "onderzoek", "Onderzoek", "Onderzoek samengevat voor wie ermee aan de slag wil."),
    ("dossier", "dossiers", "Dossiers", "Per onderwerp bijeengezet, met bij elk stuk waarom je het leest."),
    ("lob-visie", "lob-visie", "LOB-visie", "De gezamenlijke visie van vo, mbo en hbo op loopbaanbegeleiding."),
]
PLAIN = [
    ("over", "Over het portaal", "Wie het portaal maakt, voor wie, en hoe je er iets aan toevoegt."),
    ("contact", "Contact", "Hoe je de redactie bereikt."),
    ("privacy", "Privacy", "Wat we bewaren, waarvoor en hoe lang."),
    ("toegankelijkheid", "Toegankelijkheid", "Hoe we zorgen dat iedereen het portaal kan gebruiken, en wat je doet als iets niet werkt."),
]


def build(apps, schema_editor):
    content_type = apps.get_model("contenttypes", "ContentType")
    page = apps.get_model("wagtailcore", "Page")
    site = apps.get_model("wagtailcore", "Site")
    locale = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="nl")[0]
    home_page, plain_page = apps.get_model("home", "HomePage"), apps.get_model("home", "StandardPage")
    index_page = apps.get_model("knowledge", "IndexPage")

    def type_of(model, app):
        return content_type.objects.get_or_create(model=model, app_label=app)[0]

    page.objects.filter(depth=2).delete()
    root = page.objects.get(depth=1)
    page.objects.filter(depth=1).update(locale=locale)
    home = home_page.objects.create(
        title="Doorstroomportaal",
        draft_title="Doorstroomportaal",
        slug="home",
        content_type=type_of("homepage", "home"),
        path=root.path + "0001",
        depth=2,
        numchild=len(LISTS) + len(PLAIN),
        url_path="/home/",
        locale=locale,
        headline="Vind wat werkt bij de overstap",
        introduction="Opbrengsten, praktijkvoorbeelden en onderzoek over loopbaanbegeleiding en doorstroom. "
        "Van po tot wo, voor wie jongeren begeleidt.",
    )
    page.objects.filter(pk=root.pk).update(numchild=1)
    number = 0  # Wagtail numbers paths in base 36.
    for kind, slug, title, introduction in LISTS:
        number += 1
        index_page.objects.create(
            title=title, draft_title=title, slug=slug, kind=kind, introduction=introduction, content_type=type_of("indexpage", "knowledge"),
            path=f"{home.path}000{'0123456789AB'[number]}", depth=3, numchild=0, url_path=f"/home/{slug}/", locale=locale,
        )
    for slug, title, introduction in PLAIN:
        number += 1
        plain_page.objects.create(
            title=title, draft_title=title, slug=slug, introduction=introduction, content_type=type_of("standardpage", "home"),
            path=f"{home.path}000{'0123456789AB'[number]}", depth=3, numchild=0, url_path=f"/home/{slug}/", locale=locale, body="[]",
        )
    site.objects.all().delete()
    made = site.objects.create(hostname="localhost", site_name="Doorstroomportaal", root_page_id=home.pk, is_default_site=True)
    # Made here, so that no visitor's GET has to.
    apps.get_model("home", "SiteSettings").objects.create(site=made)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("knowledge", "0002_vocabulary"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
