"""/opensearch.xml (OpenSearch 1.1): lets a browser add the search of the site to its own."""

from io import StringIO

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
CONTENT_TYPE = "application/opensearchdescription+xml"
# The most characters that OpenSearch gives a name.
LONGEST_NAME = 16


def opensearch(request):
    absolute = request.build_absolute_uri
    search = absolute(reverse("pages:search"))
    page, data = f"{search}?q={{searchTerms}}", f"{absolute(reverse('pages:search_json'))}?q={{searchTerms}}"
    return HttpResponse(
        _document(
            ("ShortName", {}, settings.SITE_NAME[:LONGEST_NAME]),
            ("Description", {}, f"{settings.SITE_NAME}の会議録を、発言・議題・題名のことばで探します。"),
            ("Url", {"type": "text/html", "template": page}, ""),
            ("Url", {"type": "application/json", "template": data}, ""),
            ("Url", {"type": CONTENT_TYPE, "rel": "self", "template": absolute(request.path)}, ""),
            ("Image", {"type": "image/svg+xml"}, absolute(static("icon.svg"))),
            ("Language", {}, "ja"),
            ("InputEncoding", {}, "UTF-8"),
            ("OutputEncoding", {}, "UTF-8"),
        ),
        content_type=f"{CONTENT_TYPE}; charset=utf-8",
    )


def _document(*elements):
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement("OpenSearchDescription", {"xmlns": NAMESPACE})
    for name, attributes, text in elements:
        xml.addQuickElement(name, text, attributes)
    xml.endElement("OpenSearchDescription")
    return written.getvalue()
