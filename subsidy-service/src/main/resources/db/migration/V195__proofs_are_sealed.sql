-- Payslips hold personal data: a proof is kept unreadable without the key. Its hash and its size stay those of the proof
-- itself; of a sealed one the service checks the hash, and the seal notices any change (one byte of key id, a nonce of
-- 12 bytes before it, a tag of 16 behind it). Proofs that were kept before stay as they are: this table only grows.
alter table cost_document add column key_id smallint;
comment on column cost_document.key_id is 'key the content is sealed with (AES-256-GCM, bound to document_id); null: kept before proofs were sealed';

alter table cost_document drop constraint ck_cost_document_hash;
alter table cost_document drop constraint ck_cost_document_size;
alter table cost_document
    add constraint ck_cost_document_hash
        check (case when key_id is null then content_hash = encode(sha256(content), 'hex')
                    else content_hash ~ '^[0-9a-f]{64}$' and content_hash <> encode(sha256(content), 'hex') end),
    add constraint ck_cost_document_size
        check (size_bytes > 0
               and octet_length(content) = size_bytes + case when key_id is null then 0 else 29 end
               and (key_id is null or get_byte(content, 0) = key_id));

-- From here on nothing is kept unsealed.
create function cost_document_is_sealed() returns trigger language plpgsql as $$
begin
    if new.key_id is null then
        raise exception 'a proof is kept sealed' using errcode = '23514', constraint = 'ck_cost_document_sealed';
    end if;
    return new;
end $$;
create trigger cost_document_is_sealed before insert on cost_document
    for each row execute function cost_document_is_sealed();
