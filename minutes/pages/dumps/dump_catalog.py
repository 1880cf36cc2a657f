"""The newest dump as DCAT (W3C Data Catalog Vocabulary 3) in JSON-LD, for catalogues that gather data of many sites. Pure."""

from typing import Any

from django.urls import reverse

from minutes.models import Dump, DumpFile

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
# Media types of what stands in a file. IANA knows none of JSON Lines.
MEDIA_TYPES = {
    ".csv.gz": f"{MEDIA}text/csv",
    ".jsonl.gz": f"{MEDIA}application/json",
    ".json": f"{MEDIA}application/json",
}
JAPANESE = "http://id.loc.gov/vocabulary/iso639-1/ja"


def catalog(
    dump: Dump | None, files: list[DumpFile], *, site: str, site_name: str, licence
) -> dict[str, Any]:
    """Returns the catalogue: one dataset, with a distribution for each file. `site` is scheme and host."""
    publisher = {"@id": f"{site}/#publisher", "@type": "foaf:Agent", "foaf:name": _ja(site_name)}
    page = site + reverse("pages:dumps")
    common = {"dct:publisher": publisher, "dct:license": _id(licence.url), "dct:language": _id(JAPANESE)}
    return {
        "@context": CONTEXT,
        "@id": site + reverse("pages:dump_catalog"),
        "@type": "dcat:Catalog",
        "dct:title": _ja(f"{site_name}のデータ"),
        "foaf:homepage": _id(f"{site}/"),
        "dcat:dataset": [_dataset(dump, files, site, site_name, page) | common],
    } | common


def _dataset(dump, files, site, site_name, page):
    dataset = {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _ja(f"{site_name}の会議録"),
        "dct:description": _ja("公開しているすべての会議、発言、団体、訂正、書面の回答。"),
        "dcat:keyword": [_ja("会議録"), _ja("議事録"), _ja("地方公共団体")],
        "dcat:landingPage": _id(page),
        "dcat:distribution": [_distribution(dump, file, site) for file in files],
    }
    if dump and dump.newest_at:
        dataset["dct:modified"] = _moment(dump.newest_at)
    return dataset


def _distribution(dump, file, site):
    address = site + reverse("pages:dump_file", args=[dump.name, file.name])
    ending = next(ending for ending in MEDIA_TYPES if file.name.endswith(ending))
    distribution = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dct:issued": _moment(dump.made_at),
        "dcat:downloadURL": _id(address),
        "dcat:accessURL": _id(site + reverse("pages:dumps")),
        "dcat:mediaType": _id(MEDIA_TYPES[ending]),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": _checksum(file.digest),
    }
    if ending.endswith(".gz"):
        distribution["dcat:compressFormat"] = _id(f"{MEDIA}application/gzip")
    return distribution


def _checksum(digest):
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": _id("spdx:checksumAlgorithm_sha256"),
        "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": digest},
    }


def _ja(text):
    return {"@language": "ja", "@value": text}


def _id(address):
    return {"@id": address}


def _moment(moment):
    return {"@type": "xsd:dateTime", "@value": moment.isoformat()}
