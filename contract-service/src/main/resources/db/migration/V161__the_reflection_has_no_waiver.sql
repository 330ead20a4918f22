-- A parameter that nothing read: no text gives a waiver of the reflection, and there is none (A-01). Who changed it, and
-- when, stays in its revisions.
delete from law_parameter where name = 'REFLECTION_WAIVABLE';
