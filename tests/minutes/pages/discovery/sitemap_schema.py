"""The sitemap protocol 0.9 (sitemaps.org) as a schema: what an index and a file of addresses may hold."""

from lxml import etree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SCHEMA = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}" targetNamespace="{NAMESPACE}"
    elementFormDefault="qualified">
  <xs:simpleType name="address">
    <xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/>
      <xs:pattern value="https?://[!-~]+"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
  <xs:simpleType name="often">
    <xs:restriction base="xs:string"><xs:enumeration value="always"/><xs:enumeration value="hourly"/>
      <xs:enumeration value="daily"/><xs:enumeration value="weekly"/><xs:enumeration value="monthly"/>
      <xs:enumeration value="yearly"/><xs:enumeration value="never"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="share">
    <xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:maxInclusive value="1"/></xs:restriction>
  </xs:simpleType>
  <xs:element name="urlset">
    <xs:complexType><xs:sequence>
      <xs:element name="url" minOccurs="1" maxOccurs="50000">
        <xs:complexType><xs:all>
          <xs:element name="loc" type="address"/>
          <xs:element name="lastmod" type="moment" minOccurs="0"/>
          <xs:element name="changefreq" type="often" minOccurs="0"/>
          <xs:element name="priority" type="share" minOccurs="0"/>
        </xs:all></xs:complexType>
      </xs:element>
    </xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="sitemapindex">
    <xs:complexType><xs:sequence>
      <xs:element name="sitemap" minOccurs="1" maxOccurs="50000">
        <xs:complexType><xs:all>
          <xs:element name="loc" type="address"/>
          <xs:element name="lastmod" type="moment" minOccurs="0"/>
        </xs:all></xs:complexType>
      </xs:element>
    </xs:sequence></xs:complexType>
  </xs:element>
</xs:schema>"""
LARGEST = 50 * 1024 * 1024


def entries(document: bytes, root: str) -> list[tuple[str, str | None]]:
    """Returns (address, moment) of each entry. Raises where the document is not what the protocol says."""
    assert len(document) <= LARGEST
    tree = etree.fromstring(document)
    schema().assertValid(tree)
    assert tree.tag == f"{{{NAMESPACE}}}{root}"
    return [(row.findtext(f"{{{NAMESPACE}}}loc"), row.findtext(f"{{{NAMESPACE}}}lastmod")) for row in tree]


def schema():
    return etree.XMLSchema(etree.fromstring(SCHEMA))
