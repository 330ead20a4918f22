-- How the signatory had signed in, as the identity server names it, and every step of the validation.
alter table convention_signed_document add column sign_in_class text;
alter table convention_signed_document add column detailed_report text;
-- Not of the rows before: they only have the simple report.
alter table convention_signed_document add constraint ck_convention_signed_document_detailed
    check (act = 'FROZEN' or detailed_report is not null) not valid;
