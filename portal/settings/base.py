"""Settings that hold everywhere and are safe for production as they stand; `dev` and `test` only loosen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.settings import env

BASE_DIR = env.ROOT
DATA_DIR = env.DATA_DIR

DEBUG = False
SECRET_KEY = env.required("SECRET_KEY", "a random string of at least 50 signs, known to nobody else")
ALLOWED_HOSTS = env.required_list("ALLOWED_HOSTS", "the host names of the site, separated by commas")
SITE_NAME = "Doorstroomportaal"

INSTALLED_APPS = [
    "portal.home",
    "knowledge",
    "portal.shared",
    "wagtail_footnotes",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.shared.accounts.apps.PortalUsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "portal.shared.logging.RequestLogMiddleware",
    "portal.shared.csp.SecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.shared.accounts.middleware.BackOfficeMiddleware",
    "portal.shared.error_pages.GoneMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database()}
ATOMIC_REQUESTS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Accounts: login, second factor, who may change a password. ---
from portal.settings.accounts import *  # noqa: E402, F403

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch"))]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_MEDIA_ROOT = DATA_DIR / "private"
STORAGES = {
    # Originals, documents and sources are private; only renditions have an address.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT), "base_url": None},
    },
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = env.env.str("BASE_URL", "http://127.0.0.1:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_MODEL = "knowledge.PortalDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_IMAGE_MODEL = "knowledge.PortalImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 1000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# An editor saves, and nothing else does: Wagtail 8.0 would send drafts by itself beside the buttons. That such a
# request could end after a button's and undo what was typed since is feared, and was never seen.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# As Dutch readers write a date. The forms take these because Django's Dutch input formats have them (and ISO dates).
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
TAGGIT_CASE_INSENSITIVE = True
TAG_SPACES_ALLOWED = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

TASKS = {
    "default": {"BACKEND": "portal.shared.after_commit.AfterCommitBackend"},
    "wake": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["wake"]},
}

CACHES = {
    # Shared by all processes of the machine: a limit on failed logins that each counts for itself is no limit.
    "default": {
        "BACKEND": "portal.shared.file_cache.SharedFileCache",
        "LOCATION": str(DATA_DIR / "cache"),
        "KEY_FUNCTION": "portal.shared.file_cache.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # What only holds for the code that this process runs.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}

MAIL = env.Mail()
if MAIL.host:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS = MAIL.user, MAIL.password, MAIL.use_tls
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = MAIL.sender
EMAIL_TIMEOUT = 20

# --- Search: which engine, where it is, what stands in for it. ---
from portal.settings.search import *  # noqa: E402, F403

# --- Security: safe for a site that others reach; dev and test loosen what plain http needs. ---
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
CSRF_FAILURE_VIEW = "portal.shared.error_pages.csrf_failure"
SECURE_SSL_REDIRECT = True
# Health checks come from inside, over plain http.
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = True
# Frames: the CSP middleware writes frame-ancestors and X-Frame-Options together; Wagtail's views ask for this value.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options is written by portal.shared.csp, together with frame-ancestors
]

# --- Logs: one line of JSON for each thing that happened, on standard error (portal.shared.logging). ---
LOG_LEVEL = env.env.str("LOG_LEVEL", "INFO").upper()
LOGGING_CONFIG = "portal.shared.logging.configure"
LOGGING = {"level": LOG_LEVEL}
