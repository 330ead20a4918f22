-- SIG-1, SIG-2: a level says what is proved, not by which route somebody says that it was signed.
alter table signature_evidence
    add column sign_in_acr text,
    add constraint ck_signature_evidence_qualified
        check (evidence_level <> 'QUALIFIED' or (sign_in_acr is not null and party in ('PRESIDENT', 'SECRETARY'))) not valid;
comment on column signature_evidence.sign_in_acr is
    'acr of the token with which the signer''s own account signed in with an eID; absent otherwise.';
comment on constraint ck_signature_evidence_qualified on signature_evidence is
    'Rows of before this was kept stay as they are and are shown as told.';
