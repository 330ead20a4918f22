-- A signature that was given through an act here: what was signed, by which route, with which evidence.
create table signature_evidence (
    evidence_id     uuid        not null,
    contract_id     uuid        not null,
    revision        int         not null,
    party           text        not null,
    third_party_id  text,
    signed_on       date        not null,
    route           text        not null,
    evidence_level  text        not null,
    content_hash    text        not null,
    part_hash       text        not null,
    signer_sealed   bytea,
    document_sha256 text,
    recorded_by     text        not null,
    client_id       text        not null,
    signed_in_at    timestamptz,
    trace_id        text        not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    constraint pk_signature_evidence primary key (evidence_id),
    constraint fk_signature_evidence_contract foreign key (contract_id) references contract,
    constraint uq_signature_evidence_once unique nulls not distinct (contract_id, part_hash, party, third_party_id),
    constraint ck_signature_evidence_third_party check ((party = 'THIRD_PARTY') = (third_party_id is not null)),
    constraint ck_signature_evidence_paper check (route <> 'PAPER' or document_sha256 is not null),
    constraint ck_signature_evidence_eid check (route <> 'EID' or signer_sealed is not null)
);
comment on column signature_evidence.content_hash is 'SHA-256 of the whole text that was shown to the signer.';
comment on column signature_evidence.part_hash is 'SHA-256 of the parts that concern the party: as long as they stand, it need not sign again.';
comment on constraint uq_signature_evidence_once on signature_evidence is 'A party signs a text once.';
create trigger signature_evidence_only_grows before update or delete on signature_evidence
    for each row execute function refuse_change();
create trigger signature_evidence_is_not_emptied before truncate on signature_evidence
    for each statement execute function refuse_change();
