"""Where the files of the pages (static/) lie once they are collected: under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Writes the new names into the imports of scripts too, so that no page mixes the modules of two releases."""

    support_js_module_import_aggregation = True
