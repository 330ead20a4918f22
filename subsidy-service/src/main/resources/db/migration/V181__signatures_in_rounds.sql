-- A-28: an amendment opens another round of signatures. What was signed before stays where it is, under its round; the
-- first is round 0.
alter table convention
    add column signing_round integer not null default 0,
    add constraint ck_convention_signing_round check (signing_round >= 0);

alter table convention_act
    add column signing_round integer not null default 0,
    add constraint ck_convention_act_signing_round check (signing_round >= 0);

drop index uq_convention_act_signature;
create unique index uq_convention_act_signature on convention_act (convention_number, signing_round, act)
    where act in ('PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE', 'MINISTER_SIGNATURE');
comment on index uq_convention_act_signature is 'Nobody signs twice in a round (SUB-10, A-28).';

drop index uq_convention_act_signer;
create unique index uq_convention_act_signer on convention_act (convention_number, signing_round, actor)
    where act in ('PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE');
comment on index uq_convention_act_signer is 'President and secretary are two persons (SUB-10).';

-- The archive: each round begins with the document as it was frozen for it, chained to what was signed before.
alter table convention_signed_document
    add column signing_round integer not null default 0,
    drop constraint pk_convention_signed_document,
    drop constraint uq_convention_signed_document_act,
    drop constraint ck_convention_signed_document_sequence,
    add constraint pk_convention_signed_document primary key (convention_number, signing_round, sequence),
    add constraint uq_convention_signed_document_act unique (convention_number, signing_round, act),
    add constraint ck_convention_signed_document_round check (signing_round >= 0),
    add constraint ck_convention_signed_document_sequence check (sequence between 0 and 3
        and (sequence = 0) = (act = 'FROZEN')
        and (sequence = 0 or previous_sha256 is not null)
        and (sequence > 0 or signing_round > 0 or previous_sha256 is null));

drop index uq_convention_signed_document_signatory;
create unique index uq_convention_signed_document_signatory
    on convention_signed_document (convention_number, signing_round, signatory)
    where act in ('PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE');

-- What is signed is the content that stands: neither an earlier revision nor that of another round.
create function signed_is_what_stands() returns trigger language plpgsql as $$
begin
    if not exists (
            select from convention c
             where c.number = new.convention_number
               and c.revision = new.revision and c.signing_round = new.signing_round) then
        raise exception 'the document of convention % is not of the content that stands', new.convention_number
            using errcode = '23514', constraint = 'ck_convention_signed_document_stands';
    end if;
    return new;
end $$;
create trigger convention_signed_document_is_what_stands before insert on convention_signed_document
    for each row execute function signed_is_what_stands();

-- Each round that everyone signs prepares its own advance and says which content was signed. The newest is the one that
-- is owed: convention_advance shows it to whoever asks by that name.
alter table convention_advance rename to convention_advance_prepared;
alter table convention_advance_prepared
    add column signing_round integer not null default 0,
    add column revision integer,
    drop constraint pk_convention_advance,
    add constraint pk_convention_advance primary key (convention_number, signing_round);
alter table convention_advance_prepared disable trigger convention_advance_only_grows;
update convention_advance_prepared a set revision = c.revision from convention c where c.number = a.convention_number;
alter table convention_advance_prepared enable trigger convention_advance_only_grows;
alter table convention_advance_prepared alter column revision set not null;

create view convention_advance as
    select distinct on (convention_number) *
      from convention_advance_prepared
     order by convention_number, signing_round desc;
