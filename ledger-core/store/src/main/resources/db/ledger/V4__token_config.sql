-- The identity of the token store, as Axon's JdbcTokenStore writes and reads it with a Jackson serializer.
INSERT INTO ops.token (processor_name, segment, token, token_type, "timestamp", owner)
VALUES ('__config', 0,
        convert_to(format('{"config":{"id":"%s"}}', gen_random_uuid()), 'UTF8'),
        'org.axonframework.eventhandling.tokenstore.ConfigToken',
        to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        NULL);
