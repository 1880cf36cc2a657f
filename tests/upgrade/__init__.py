"""The builder: proves that the code of today keeps a site that the code of main has made.

    make proof BASE=<git revision>        both databases, against main as it stood at that revision
    make proof                            against the revision of main that this work began at
    make proof BASE=HEAD DATABASE=sqlite  one database

On two cores it takes about four minutes a database: a command, and no part of `make test`. It makes a site with the
base's own code, by what lasts: commands of manage.py, the addresses of the desk and its forms, names of tables. Then
it asks for every public page, with the base's code and with today's, twice: after `migrate` on a copy of the
database, and after `restore` of the base's backup. Every byte of every answer must be the same. Last, today's code
must read in the journal what the base's code did after its backup, and do it again. `verify_editions` and
`check_search` must pass at each of these.

A page that changes on purpose has its name in `pages/named_differences.py`. When main holds the change, the name goes.

| file | what it does |
|---|---|
| `prove.py` | drives all, prints the table |
| `base.py` | takes the base out of git into a temporary folder, and lays this package into it |
| `installation.py` | code, database and media folder that belong together; runs commands on them |
| `site/make_site.py`, `story.py`, `records.py` | make the site; run by the base's code, as are the next three |
| `site/desk.py`, `forms.py` | a clerk at the desk: forms as the page has them, sent as a browser sends them |
| `pages/walk.py`, `addresses.py`, `answers.py` | ask for every public address, and write down the answers |
| `pages/compare.py`, `named_differences.py`, `differences_of_….py` | say what differs, and what may |
"""
