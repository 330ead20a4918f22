-- SUB-12: advice and decision are about a text. Which one was in force is kept with the act; of earlier acts it is the last
-- revision that had come by then.
alter table convention_act
    add column revision integer;

alter table convention_act disable trigger convention_act_only_grows;
update convention_act a
   set revision = (select max(r.revision) from convention_revision r
                    where r.convention_number = a.convention_number and r.recorded_at <= a.acted_at);
alter table convention_act enable trigger convention_act_only_grows;

alter table convention_act
    add constraint fk_convention_act_revision
        foreign key (convention_number, revision) references convention_revision (convention_number, revision)
        deferrable initially deferred;
