-- +goose Up
-- What writes candidates and profiles calls these functions for each row or statement: their plans are kept in the
-- session, which those of functions in SQL are not.

-- +goose StatementBegin
-- Words of a text, the same as before. Most texts are ASCII, which takes no look at each letter of other scripts.
CREATE OR REPLACE FUNCTION text_words(text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    folded text;
BEGIN
    IF octet_length($1) = length($1) THEN
        folded := lower($1 COLLATE "C");
    ELSE
        folded := translate(normalize(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f\ufe00-\ufe0f]', '', 'g'), NFC),
            'ABCDEFGHIJKLMNOPQRSTUVWXYZØøŁłĐđıÆŒẞÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЉЊЂЋЏЅЈ',
            'abcdefghijklmnopqrstuvwxyzoollddiæœßþðαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіґљњђћџѕј');
    END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT left(w, 64)), '{}') FROM unnest(regexp_split_to_array(folded,
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff]+')) w
        WHERE w <> '');
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION candidate_words(user_id bigint, labels text[], handle text, name text, bio text, location text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN array_to_tsvector(text_words(concat_ws(' ', $3, $4, $5, $6)) || ('@' || $1)
        || ARRAY(SELECT '#' || l FROM unnest($2) l WHERE l <> ''));
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- Most pages change nobody who is a candidate.
CREATE OR REPLACE FUNCTION refresh_candidates(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c candidates;
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    FOR c IN SELECT k.* FROM candidates k WHERE k.id = ANY(ids) ORDER BY k.person_id, k.id FOR NO KEY UPDATE LOOP
        c := listed_candidate(c);
        UPDATE candidates k SET group_id = c.group_id, judged_run_id = c.judged_run_id, score = c.score,
            followers_count = c.followers_count, words = c.words
        WHERE k.id = c.id AND (k.group_id, k.judged_run_id, k.score, k.followers_count, k.words)
            IS DISTINCT FROM (c.group_id, c.judged_run_id, c.score, c.followers_count, c.words);
    END LOOP;
END $$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION text_words(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT left(w, 64)), '{}') FROM regexp_split_to_table(
        translate(normalize(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f\ufe00-\ufe0f]', '', 'g'), NFC),
            'ABCDEFGHIJKLMNOPQRSTUVWXYZØøŁłĐđıÆŒẞÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЉЊЂЋЏЅЈ',
            'abcdefghijklmnopqrstuvwxyzoollddiæœßþðαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіґљњђћџѕј'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff]+') w
    WHERE w <> ''
$$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION candidate_words(user_id bigint, labels text[], handle text, name text, bio text, location text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(text_words(concat_ws(' ', $3, $4, $5, $6)) || ('@' || $1)
        || ARRAY(SELECT '#' || l FROM unnest($2) l WHERE l <> ''))
$$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION refresh_candidates(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c candidates;
BEGIN
    FOR c IN SELECT k.* FROM candidates k WHERE k.id = ANY(ids) ORDER BY k.person_id, k.id FOR NO KEY UPDATE LOOP
        c := listed_candidate(c);
        UPDATE candidates k SET group_id = c.group_id, judged_run_id = c.judged_run_id, score = c.score,
            followers_count = c.followers_count, words = c.words
        WHERE k.id = c.id AND (k.group_id, k.judged_run_id, k.score, k.followers_count, k.words)
            IS DISTINCT FROM (c.group_id, c.judged_run_id, c.score, c.followers_count, c.words);
    END LOOP;
END $$;
-- +goose StatementEnd
