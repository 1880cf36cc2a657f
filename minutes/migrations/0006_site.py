from django.db import migrations, models

PAGES = ["about", "terms", "accessibility", "privacy", "contact"]


def give_each_page_its_row(apps, schema_editor):
    """Five rows to edit, none with words of its own yet: a page shows the text that it begins with."""
    SiteText = apps.get_model("minutes", "SiteText")
    for page in PAGES:
        SiteText.objects.get_or_create(page=page, defaults={"text": ""})


class Migration(migrations.Migration):
    dependencies = [("minutes", "0005_desk")]

    operations = [
        migrations.RemoveConstraint(model_name="sitetext", name="site_text_not_empty"),
        migrations.AlterField(
            model_name="historicalsitetext",
            name="text",
            field=models.TextField(blank=True, help_text='一行が一段落です。行の頭に「■」を置くと見出し、「・」を置くと箇条書きになります。空欄にすると、初めの文章に戻ります。', verbose_name='文章'),
        ),
        migrations.AlterField(
            model_name="sitetext",
            name="text",
            field=models.TextField(blank=True, help_text='一行が一段落です。行の頭に「■」を置くと見出し、「・」を置くと箇条書きになります。空欄にすると、初めの文章に戻ります。', verbose_name='文章'),
        ),
        migrations.RunPython(give_each_page_its_row, migrations.RunPython.noop),
    ]
