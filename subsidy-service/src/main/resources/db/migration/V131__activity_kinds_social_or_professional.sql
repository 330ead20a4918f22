-- SUB-25 (S4:124-125) and SUB-26 (S4:135-138): which activity is social and which professional is a dated list, not code.
create table activity_kind (
    kind text not null,
    social boolean not null,
    valid_from date not null,
    valid_to date,
    source text not null,
    constraint pk_activity_kind primary key (kind, valid_from),
    constraint ck_activity_kind_period check (valid_to is null or valid_to >= valid_from)
);

insert into activity_kind (kind, social, valid_from, source) values
    ('basicSkills', true, '2014-01-01', 'S4:124'),
    ('remobilization', true, '2014-01-01', 'S4:125'),
    ('discoveryPlacement', true, '2014-01-01', 'S4:125'),
    ('socialParticipation', true, '2014-01-01', 'SUB-33'),
    ('volunteering', true, '2014-01-01', 'SUB-22, S1:247-259'),
    ('tradeTraining', false, '2014-01-01', 'S4:135'),
    ('qualifyingTraining', false, '2014-01-01', 'S4:136'),
    ('jobSearchWorkshop', false, '2014-01-01', 'S4:137'),
    ('preEmploymentPlacement', false, '2014-01-01', 'S4:138');
