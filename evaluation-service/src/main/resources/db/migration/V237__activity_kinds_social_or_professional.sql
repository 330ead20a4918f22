-- SUB-25 (S4:124-125) and SUB-26 (S4:135-138): which activity is social and which professional is a dated list, not code.
create table activity_kind (
    code       text not null,
    nature     text not null,
    valid_from date not null,
    valid_to   date,
    label_fr   text not null,
    label_nl   text not null,
    label_de   text not null,
    label_en   text not null,
    source     text not null,
    constraint pk_activity_kind primary key (code, valid_from),
    constraint ck_activity_kind_code check (code ~ '^[a-z][A-Za-z0-9]{0,63}$'),
    constraint ck_activity_kind_nature check (nature in ('SOCIAL', 'PROFESSIONAL')),
    constraint ck_activity_kind_period check (valid_to is null or valid_to >= valid_from)
);
comment on table activity_kind is 'What a trajectory may be made of, by date. No text gives a kind a first day: each is there since the law of 26/05/2002 came into force. subsidy-service has the same list for what it counts.';

insert into activity_kind (code, nature, valid_from, label_fr, label_nl, label_de, label_en, source) values
    ('basicSkills', 'SOCIAL', '2002-10-01', 'Préformation aux compétences de base', 'Vooropleiding basisvaardigheden',
     'Vorbereitung auf Grundkompetenzen', 'Pre-training of basic skills', 'S4:124'),
    ('remobilization', 'SOCIAL', '2002-10-01', 'Remobilisation', 'Remobilisatie', 'Remobilisierung',
     'Remobilisation', 'S4:125'),
    ('discoveryPlacement', 'SOCIAL', '2002-10-01', 'Stage de découverte', 'Kennismakingsstage',
     'Schnupperpraktikum', 'Discovery placement', 'S4:125'),
    ('socialParticipation', 'SOCIAL', '2002-10-01', 'Participation sociale', 'Maatschappelijke participatie',
     'Soziale Teilhabe', 'Social participation', 'SUB-33'),
    ('volunteering', 'SOCIAL', '2002-10-01', 'Volontariat', 'Vrijwilligerswerk', 'Ehrenamtliche Arbeit',
     'Volunteering', 'SUB-33'),
    ('tradeTraining', 'PROFESSIONAL', '2002-10-01', 'Formation à un métier', 'Beroepsopleiding', 'Berufsausbildung',
     'Trade training', 'S4:135'),
    ('qualifyingTraining', 'PROFESSIONAL', '2002-10-01', 'Formation qualifiante', 'Kwalificerende opleiding',
     'Qualifizierende Ausbildung', 'Qualifying training', 'S4:136'),
    ('jobSearchWorkshop', 'PROFESSIONAL', '2002-10-01', 'Atelier de recherche d''emploi', 'Sollicitatieworkshop',
     'Workshop zur Arbeitssuche', 'Job-search workshop', 'S4:137'),
    ('preEmploymentPlacement', 'PROFESSIONAL', '2002-10-01', 'Stage préalable à l''emploi',
     'Stage voorafgaand aan een tewerkstelling', 'Praktikum vor einer Beschäftigung', 'Placement before employment',
     'S4:138');

-- The codes of the list take the place of the constants of the program.
update trajectory_activity set kind = case kind
    when 'BASIC_SKILLS' then 'basicSkills'
    when 'REMOBILIZATION' then 'remobilization'
    when 'DISCOVERY_PLACEMENT' then 'discoveryPlacement'
    when 'SOCIAL_PARTICIPATION' then 'socialParticipation'
    when 'VOLUNTEERING' then 'volunteering'
    when 'TRADE_TRAINING' then 'tradeTraining'
    when 'QUALIFYING_TRAINING' then 'qualifyingTraining'
    when 'JOB_SEARCH_WORKSHOP' then 'jobSearchWorkshop'
    when 'PRE_EMPLOYMENT_PLACEMENT' then 'preEmploymentPlacement'
    else kind end;
alter table trajectory_activity
    add constraint ck_trajectory_activity_kind check (kind ~ '^[a-z][A-Za-z0-9]{0,63}$');
