"""Every constraint says in Japanese what it refuses. Nothing of the tables changes."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0042_form_key'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='acknowledgement',
            name='acknowledgement_once_a_finding',
            constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='acknowledgement_once_a_finding', violation_error_message='このことの「見た」は、もう付いています。'),
        ),
        migrations.AlterConstraint(
            model_name='agendaitem',
            name='item_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='item_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='agendaitem',
            name='item_position_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='item_position_once_a_meeting', violation_error_message='この並び順は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='agendaitem',
            name='item_has_a_title',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='item_has_a_title', violation_error_message='議題を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='agendaitem',
            name='item_kind_known',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['opening', 'greeting', 'introductions', 'reports', 'inquiries', 'discussion', 'general', 'other', 'closing'])), name='item_kind_known', violation_error_message='議題の種類は、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='attendeeorganisation',
            name='attendee_label_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'label'), name='attendee_label_once_a_meeting', violation_error_message='この名の出席団体は、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='attendeeorganisation',
            name='attendee_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='attendee_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='attendeeorganisation',
            name='attendee_has_a_label',
            constraint=models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='attendee_has_a_label', violation_error_message='名を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='attendeeorganisation',
            name='attendee_person_is_no_organisation',
            constraint=models.CheckConstraint(condition=models.Q(('label_kind', 'organisation'), ('organisation__isnull', True), _connector='OR'), name='attendee_person_is_no_organisation', violation_error_message='個人の名を、団体と結ぶことはできません。'),
        ),
        migrations.AlterConstraint(
            model_name='attendeeorganisation',
            name='attendee_capacity_known',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__in', ['officer', 'attendee', 'observer', 'audience', 'secretariat', 'answer_only', 'unknown'])), name='attendee_capacity_known', violation_error_message='資格は、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='autosave',
            name='autosave_once_a_page',
            constraint=models.UniqueConstraint(fields=('meeting', 'by', 'page'), name='autosave_once_a_page', violation_error_message='この画面の控えは、もうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='autosave',
            name='autosave_of_a_page',
            constraint=models.CheckConstraint(condition=models.Q(('page', ''), _negated=True), name='autosave_of_a_page', violation_error_message='控えには、どの画面かが必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='backupstate',
            name='backup_state_one_row',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='backup_state_one_row', violation_error_message='表の行は一つだけです。'),
        ),
        migrations.AlterConstraint(
            model_name='change',
            name='change_kind_known',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['publication', 'correction', 'withdrawal', 'taking_down', 'loss', 'returned'])), name='change_kind_known', violation_error_message='変更の種類は、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='change',
            name='change_names_its_meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('kind', 'returned')), models.Q(models.Q(('kind', 'returned'), _negated=True), models.Q(('address', ''), _negated=True)), _connector='OR'), name='change_names_its_meeting', violation_error_message='変更には、会議のアドレスが必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='change',
            name='change_names_its_edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('edition__isnull', True), ('kind__in', ['taking_down', 'returned'])), models.Q(models.Q(('kind__in', ['taking_down', 'returned']), _negated=True), ('edition__isnull', False)), _connector='OR'), name='change_names_its_edition', violation_error_message='変更には、版の番号が必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='correctedwording',
            name='corrected_wording_of_an_edition',
            constraint=models.CheckConstraint(condition=models.Q(('folded', ''), ('before_edition__isnull', False), _connector='OR'), name='corrected_wording_of_an_edition', violation_error_message='訂正前の文言には、版の番号が必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='correction',
            name='correction_one_a_block',
            constraint=models.UniqueConstraint(fields=('edition', 'key'), name='correction_one_a_block', violation_error_message='この箇所の訂正は、この版にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='correction',
            name='correction_position_once_an_edition',
            constraint=models.UniqueConstraint(fields=('edition', 'position'), name='correction_position_once_an_edition', violation_error_message='この並び順の訂正は、この版にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='correctionnote',
            name='note_report_with_reader',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_by', 'reader'), ('report__isnull', False)), models.Q(('asked_by__in', ['secretariat', 'organisation']), ('report__isnull', True)), _connector='OR'), name='note_report_with_reader', violation_error_message='読者の指摘によるときだけ、もとの指摘を選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='dayslot',
            name='day_slot_once_a_day',
            constraint=models.UniqueConstraint(fields=('day', 'slot'), name='day_slot_once_a_day', violation_error_message='この枠は、その日のほかの会議が使っています。'),
        ),
        migrations.AlterConstraint(
            model_name='dayslot',
            name='day_slot_fits_the_key',
            constraint=models.CheckConstraint(condition=models.Q(('day__lte', 131071), ('slot__lt', 65536)), name='day_slot_fits_the_key', violation_error_message='その日の枠は、0から65535までです。'),
        ),
        migrations.AlterConstraint(
            model_name='dump',
            name='dump_end_has_a_reason',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__isnull', False), ('ended_by__in', ['withdrawal', 'newer'])), _connector='OR'), name='dump_end_has_a_reason', violation_error_message='終わった一括ダウンロードには、わけが必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='dumpfile',
            name='dump_file_name_once_a_dump',
            constraint=models.UniqueConstraint(fields=('dump', 'name'), name='dump_file_name_once_a_dump', violation_error_message='この名のファイルは、この一括ダウンロードにもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='dumpfile',
            name='dump_file_position_once_a_dump',
            constraint=models.UniqueConstraint(fields=('dump', 'position'), name='dump_file_position_once_a_dump', violation_error_message='この並び順のファイルは、この一括ダウンロードにもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='edition_number_once_a_meeting', violation_error_message='この番号の版は、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_number_once_an_address',
            constraint=models.UniqueConstraint(fields=('address', 'number'), name='edition_number_once_an_address', violation_error_message='この番号の版は、このアドレスにもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_moment_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'published_at'), name='edition_moment_once_a_meeting', violation_error_message='この日時に公開した版は、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_one_newest_a_meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('is_newest', True)), fields=('meeting',), name='edition_one_newest_a_meeting', violation_error_message='最新の版は、一つの会議に一つだけです。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_numbers_from_1',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='edition_numbers_from_1', violation_error_message='版の番号は1から付けます。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_status_known',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'cancelled', 'preliminary', 'final'])), name='edition_status_known', violation_error_message='版の状態は、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_taken_down_is_not_the_newest',
            constraint=models.CheckConstraint(condition=models.Q(('retraction__isnull', True), ('is_newest', False), _connector='OR'), name='edition_taken_down_is_not_the_newest', violation_error_message='公開を停止した版は、最新の版にできません。'),
        ),
        migrations.AlterConstraint(
            model_name='edition',
            name='edition_last_day_is_after_the_first',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__isnull', True), ('last_day__gt', models.F('held_on')), _connector='OR'), name='edition_last_day_is_after_the_first', violation_error_message='最後の日は、開催日より後にしてください。'),
        ),
        migrations.AlterConstraint(
            model_name='filepage',
            name='file_page_position_once_a_file',
            constraint=models.UniqueConstraint(fields=('file', 'position'), name='file_page_position_once_a_file', violation_error_message='このページは、このファイルにもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='filepage',
            name='file_page_has_words',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='file_page_has_words', violation_error_message='言葉のないページは置きません。'),
        ),
        migrations.AlterConstraint(
            model_name='filetext',
            name='file_text_once_a_file',
            constraint=models.UniqueConstraint(fields=('digest', 'type'), name='file_text_once_a_file', violation_error_message='このファイルの文字は、もう読んであります。'),
        ),
        migrations.AlterConstraint(
            model_name='filetext',
            name='file_text_state_known',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['read', 'partly', 'no_text', 'encrypted', 'broken', 'unknown_letters', 'too_much', 'other_kind', 'lost'])), name='file_text_state_known', violation_error_message='読み取りの状態は、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='handout',
            name='handout_label_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'label'), name='handout_label_once_a_meeting', violation_error_message='この資料番号の資料は、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='handout',
            name='handout_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='handout_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='handout',
            name='handout_has_a_label',
            constraint=models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='handout_has_a_label', violation_error_message='資料番号を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='handout',
            name='handout_file_whole_or_none',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file_digest', ''), ('file_name', ''), ('file_size', 0)), models.Q(models.Q(('file_digest', ''), _negated=True), models.Q(('file_name', ''), _negated=True)), _connector='OR'), name='handout_file_whole_or_none', violation_error_message='ファイルは、名前と中身がそろっている必要があります。'),
        ),
        migrations.AlterConstraint(
            model_name='handout',
            name='handout_not_held_has_no_file',
            constraint=models.CheckConstraint(condition=models.Q(('not_held', False), ('file_digest', ''), _connector='OR'), name='handout_not_held_has_no_file', violation_error_message='ファイルのある資料に「保有なし」は付けられません。'),
        ),
        migrations.AlterConstraint(
            model_name='handoutpage',
            name='handout_page_once_a_passage',
            constraint=models.UniqueConstraint(fields=('meeting', 'number', 'part'), name='handout_page_once_a_passage', violation_error_message='この箇所の資料のページは、もうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='handoutuse',
            name='handout_use_of_one_block',
            constraint=models.CheckConstraint(condition=models.Q(('item__isnull', True), ('presentation__isnull', True), _connector='XOR'), name='handout_use_of_one_block', violation_error_message='資料を使った所は、議題か発表・照会のどちらか一つです。'),
        ),
        migrations.AlterConstraint(
            model_name='handoutuse',
            name='handout_use_once_an_item',
            constraint=models.UniqueConstraint(fields=('handout', 'item'), name='handout_use_once_an_item', violation_error_message='この資料は、この議題ともう結ばれています。'),
        ),
        migrations.AlterConstraint(
            model_name='handoutuse',
            name='handout_use_once_a_presentation',
            constraint=models.UniqueConstraint(fields=('handout', 'presentation'), name='handout_use_once_a_presentation', violation_error_message='この資料は、この発表・照会ともう結ばれています。'),
        ),
        migrations.AlterConstraint(
            model_name='inquiryquestion',
            name='question_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='question_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='inquiryquestion',
            name='question_position_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='question_position_once_a_meeting', violation_error_message='この並び順は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='inquiryquestion',
            name='question_has_words',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='question_has_words', violation_error_message='設問を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='issueid',
            name='issue_id_counts_from_1',
            constraint=models.CheckConstraint(condition=models.Q(('issue__gte', 1)), name='issue_id_counts_from_1', violation_error_message='会議録IDの番号は1から付けます。'),
        ),
        migrations.AlterConstraint(
            model_name='journalstate',
            name='journal_state_one_row',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='journal_state_one_row', violation_error_message='表の行は一つだけです。'),
        ),
        migrations.AlterConstraint(
            model_name='lostedition',
            name='lost_edition_once_an_address',
            constraint=models.UniqueConstraint(fields=('address', 'number'), name='lost_edition_once_an_address', violation_error_message='この番号の失われた版は、このアドレスにもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='meeting',
            name='meeting_time_has_a_day',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), ('held_on__isnull', False), _connector='OR'), name='meeting_time_has_a_day', violation_error_message='開始の時刻があるときは、開催日も必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='meeting',
            name='meeting_address_not_empty',
            constraint=models.CheckConstraint(condition=models.Q(('address', ''), _negated=True), name='meeting_address_not_empty', violation_error_message='ウェブのアドレスを、空の言葉にはできません。'),
        ),
        migrations.AlterConstraint(
            model_name='meeting',
            name='meeting_has_a_title',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meeting_has_a_title', violation_error_message='会議名を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='meeting',
            name='meeting_numbers_from_1',
            constraint=models.CheckConstraint(condition=models.Q(('next_number__gte', 1)), name='meeting_numbers_from_1', violation_error_message='番号は1から付けます。'),
        ),
        migrations.AlterConstraint(
            model_name='meeting',
            name='meeting_end_has_a_start',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('starts_at__isnull', False), _connector='OR'), name='meeting_end_has_a_start', violation_error_message='終了の時刻があるときは、開始の時刻も必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='meetingname',
            name='meeting_name_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'code', 'folded_label'), name='meeting_name_once_a_meeting', violation_error_message='この名は、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='mention',
            name='mention_once_a_passage',
            constraint=models.UniqueConstraint(fields=('meeting', 'number', 'part', 'code'), name='mention_once_a_passage', violation_error_message='この団体は、この箇所にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='mention',
            name='mention_has_a_code',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='mention_has_a_code', violation_error_message='団体コードが必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='passage',
            name='passage_part_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number', 'part'), name='passage_part_once_a_meeting', violation_error_message='この箇所は、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='presentation',
            name='presentation_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='presentation_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='presentation',
            name='presentation_position_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='presentation_position_once_a_meeting', violation_error_message='この並び順は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='presentation',
            name='presentation_has_a_title',
            constraint=models.CheckConstraint(condition=models.Q(('titles', ''), _negated=True), name='presentation_has_a_title', violation_error_message='題名を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='presentation',
            name='presentation_kind_known',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['report', 'inquiry'])), name='presentation_kind_known', violation_error_message='発表か照会かは、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='publishedfile',
            name='published_file_one_a_handout',
            constraint=models.UniqueConstraint(fields=('edition', 'number'), name='published_file_one_a_handout', violation_error_message='この資料の公開したファイルは、もうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='readerreport',
            name='report_says_something',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='report_says_something', violation_error_message='どこがどう違うかを書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='readerreport',
            name='report_state_known',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'accepted', 'declined', 'corrected'])), name='report_state_known', violation_error_message='指摘の扱いは、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='reportcount',
            name='report_count_once_a_day',
            constraint=models.UniqueConstraint(fields=('day', 'sender'), name='report_count_once_a_day', violation_error_message='この送り元の件数は、この日にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='restatementanswer',
            name='restatement_answer_once_a_place',
            constraint=models.UniqueConstraint(fields=('withdrawal', 'key', 'fingerprint'), name='restatement_answer_once_a_place', violation_error_message='この箇所の答えは、もうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='retraction',
            name='retraction_has_reason_and_rule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('rule', ''), _negated=True)), name='retraction_has_reason_and_rule', violation_error_message='公開停止には、理由と根拠が必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='searchstate',
            name='search_state_one_row',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='search_state_one_row', violation_error_message='表の行は一つだけです。'),
        ),
        migrations.AlterConstraint(
            model_name='step',
            name='step_kind_known',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['sent', 'returned', 'approved', 'published', 'withdrawn'])), name='step_kind_known', violation_error_message='段階は、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='tally',
            name='tally_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='tally_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='tally',
            name='tally_has_a_phrase',
            constraint=models.CheckConstraint(condition=models.Q(('phrase', ''), _negated=True), name='tally_has_a_phrase', violation_error_message='数の言葉を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='tally',
            name='tally_among_known',
            constraint=models.CheckConstraint(condition=models.Q(('among__in', ['answered', 'present', 'chosen'])), name='tally_among_known', violation_error_message='どの団体のうちかは、決められた中から選んでください。'),
        ),
        migrations.AlterConstraint(
            model_name='turnaddressee',
            name='addressee_once_a_turn',
            constraint=models.UniqueConstraint(fields=('turn', 'attendee'), name='addressee_once_a_turn', violation_error_message='この発言は、この相手ともう結ばれています。'),
        ),
        migrations.AlterConstraint(
            model_name='turnreply',
            name='reply_once_a_turn',
            constraint=models.UniqueConstraint(fields=('turn', 'asked'), name='reply_once_a_turn', violation_error_message='この発言は、この発言ともう結ばれています。'),
        ),
        migrations.AlterConstraint(
            model_name='turnreply',
            name='reply_is_another_turn',
            constraint=models.CheckConstraint(condition=models.Q(('turn', models.F('asked')), _negated=True), name='reply_is_another_turn', violation_error_message='発言を、それ自身への答えにはできません。'),
        ),
        migrations.AlterConstraint(
            model_name='utterance',
            name='utterance_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='utterance_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='utterance',
            name='utterance_position_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='utterance_position_once_a_meeting', violation_error_message='この並び順は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='utterance',
            name='utterance_has_words',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='utterance_has_words', violation_error_message='本文を書いてください。'),
        ),
        migrations.AlterConstraint(
            model_name='waitingfile',
            name='waiting_file_once',
            constraint=models.UniqueConstraint(fields=('meeting', 'by', 'name', 'digest'), name='waiting_file_once', violation_error_message='同じファイルが、もう置かれています。'),
        ),
        migrations.AlterConstraint(
            model_name='waitingfile',
            name='waiting_file_is_whole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='waiting_file_is_whole', violation_error_message='ファイルは、名前と中身がそろっている必要があります。'),
        ),
        migrations.AlterConstraint(
            model_name='withdrawal',
            name='withdrawal_mark_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number', 'serial'), name='withdrawal_mark_once_a_meeting', violation_error_message='この番号の取消しは、この会議にもうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='withdrawal',
            name='withdrawal_has_reason_and_rule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('rule', ''), _negated=True)), name='withdrawal_has_reason_and_rule', violation_error_message='取消しには、理由と根拠が必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='withdrawal',
            name='withdrawal_erased_keeps_no_words',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('note', ''), ('requested_by', ''), ('span', '')), _connector='OR'), name='withdrawal_erased_keeps_no_words', violation_error_message='消去した取消しに、言葉は残せません。'),
        ),
        migrations.AlterConstraint(
            model_name='withdrawnwords',
            name='withdrawn_words_once_a_leaf',
            constraint=models.UniqueConstraint(fields=('withdrawal', 'edition', 'leaf'), name='withdrawn_words_once_a_leaf', violation_error_message='この箇所の原本は、もうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='writtenanswer',
            name='answer_number_once_a_meeting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='answer_number_once_a_meeting', violation_error_message='この番号は、この会議でもう使われています。'),
        ),
        migrations.AlterConstraint(
            model_name='writtenanswer',
            name='answer_says_something',
            constraint=models.CheckConstraint(condition=models.Q(('choice', ''), ('text', ''), _negated=True), name='answer_says_something', violation_error_message='回答には、選んだ答えか文が必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='writtenanswer',
            name='answer_way_known',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['unknown', 'letter', 'mail', 'fax', 'phone'])), name='answer_way_known', violation_error_message='受けた方法は、決められた中から選んでください。'),
        ),
    ]
