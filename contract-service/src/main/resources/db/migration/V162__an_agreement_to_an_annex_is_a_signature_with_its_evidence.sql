-- What a party agreed to is the signature of the text that the annex makes: once it is adopted, its evidence stands
-- beside that of every other signature.
alter table amendment_answer
    add column client_id text not null default 'not recorded',
    add column signed_in_at timestamptz,
    add column sign_in_acr text,
    add column signer_account text;
alter table amendment_answer alter column client_id drop default;
comment on column amendment_answer.client_id is '"not recorded" for an answer of before this was kept.';
comment on column amendment_answer.signer_account is
    'Keyed hash of the own account of who answered; null where another account recorded the answer.';

alter table signature_evidence
    add column amendment_id uuid,
    add constraint fk_signature_evidence_amendment foreign key (amendment_id) references amendment,
    drop constraint uq_signature_evidence_once,
    add constraint uq_signature_evidence_once
        unique nulls not distinct (contract_id, part_hash, party, third_party_id, amendment_id);
comment on column signature_evidence.amendment_id is 'The annex by whose agreement the text was signed; null for a signature of its own.';
comment on constraint uq_signature_evidence_once on signature_evidence is
    'A party signs a text once; to an annex that leaves its part as it was it agrees once more (LIF-3).';
