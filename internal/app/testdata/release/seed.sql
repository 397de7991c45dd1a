INSERT INTO users (name) VALUES ('alice');
INSERT INTO saved_searches (user_id, name, definition, created_at, updated_at) VALUES
    (1, 'Tech', '{"description": "tech founders"}', '2026-04-17 12:00:00Z', '2026-04-17 12:00:00Z'),
    (1, 'Design', '{"description": "designers in Berlin"}', '2026-04-17 12:00:00Z', '2026-04-17 12:00:00Z');
INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier, saved_search_id, last_known_follower_count) VALUES
    (1, 'acme', 9000001, 'pro', 1, 2400), (1, 'corner', 9000002, 'pro', NULL, 150);
INSERT INTO sync_runs (id, user_id, tracked_account_id, source, status, stage, triggered_at, started_at, completed_at, seq,
    new_followers_count, deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
    gender_filtered_count, resources_used, cost_micro_usd, error_code, error_message, saved_search_id, search_version,
    search_definition, budget)
OVERRIDING SYSTEM VALUE VALUES
    (3, 1, 2, 'manual', 'completed', 'filter', '2026-04-17 12:05:00Z', '2026-04-17 12:05:01Z', '2026-04-17 12:05:09.5Z', 8,
        150, 0, 6, 2, 3, 1, 2, 152, 1520000, '', '', 2, 1, '{"description": "designers in Berlin"}', 20000),
    (42, 1, 1, 'cron', 'completed', 'filter', '2026-04-18 09:00:00Z', '2026-04-18 09:00:00.25Z', '2026-04-18 09:03:20Z', 9,
        2400, 500, 96, 270, 1, 43, 230, 3266, 32660000, '', '', 1, 1, '{"description": "tech founders"}', 20000),
    (43, 1, 1, 'manual', 'failed', 'fetch_followers', '2026-04-19 09:00:00Z', '2026-04-19 09:00:00.5Z',
        '2026-04-19 09:00:02.000001Z', 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'CANCELLED', 'Cancelled by user', 1, 1,
        '{"description": "tech founders"}', 20000);
SELECT setval('sync_runs_id_seq', 50);
INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key, new_followers_count, deep_crawl_count,
    backfilled_count, likers_count, candidates_passed_count, tier_filtered_count, gender_filtered_count, resources_used,
    cost_micro_usd, error_code, error_message) VALUES
    (3, 1, '2026-04-17 12:05:00Z', 'queued', '', '', 'queued', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (3, 2, '2026-04-17 12:05:01Z', 'running', 'fetch_followers', '', 'claim', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (3, 3, '2026-04-17 12:05:01.1Z', 'running', 'fetch_followers', 'Fetching new followers...', 'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (3, 4, '2026-04-17 12:05:02.12Z', 'running', 'fetch_followers', '', 'b', 150, 0, 0, 0, 0, 0, 0, 150, 1500000, '', ''),
    (3, 5, '2026-04-17 12:05:03.123456Z', 'running', 'fetch_followers', 'Found 150 new followers', 'c', 150, 0, 0, 0, 0, 0, 0, 150, 1500000, '', ''),
    (3, 6, '2026-04-17 12:05:08Z', 'running', 'classify', 'Classifying profiles...', 'd', 150, 0, 6, 2, 0, 0, 0, 152, 1520000, '', ''),
    (3, 7, '2026-04-17 12:05:09Z', 'running', 'filter', 'Classification complete', 'e', 150, 0, 6, 2, 3, 1, 2, 152, 1520000, '', ''),
    (3, 8, '2026-04-17 12:05:09.5Z', 'completed', 'filter', '', 'end', 150, 0, 6, 2, 3, 1, 2, 152, 1520000, '', ''),
    (42, 1, '2026-04-18 09:00:00Z', 'queued', '', '', 'queued', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (42, 2, '2026-04-18 09:00:00.25Z', 'running', 'fetch_followers', '', 'claim', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (42, 3, '2026-04-18 09:00:00.3Z', 'running', 'fetch_followers', 'Fetching new followers...', 'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (42, 4, '2026-04-18 09:01:00.000001Z', 'running', 'fetch_followers', 'Found 2400 new followers', 'b', 2400, 0, 0, 0, 0, 0, 0, 2400, 24000000, '', ''),
    (42, 5, '2026-04-18 09:02:00Z', 'running', 'deep_crawl', 'Refreshed 500 known followers', 'c', 2400, 500, 0, 0, 0, 0, 0, 2900, 29000000, '', ''),
    (42, 6, '2026-04-18 09:02:30Z', 'running', 'likers', 'Found 270 new likers', 'd', 2400, 500, 96, 270, 0, 0, 0, 3266, 32660000, '', ''),
    (42, 7, '2026-04-18 09:03:00Z', 'running', 'classify', 'Classifying profiles...', 'e', 2400, 500, 96, 270, 0, 0, 0, 3266, 32660000, '', ''),
    (42, 8, '2026-04-18 09:03:19Z', 'running', 'filter', 'Classification complete', 'f', 2400, 500, 96, 270, 1, 43, 230, 3266, 32660000, '', ''),
    (42, 9, '2026-04-18 09:03:20Z', 'completed', 'filter', '', 'end', 2400, 500, 96, 270, 1, 43, 230, 3266, 32660000, '', ''),
    (43, 1, '2026-04-19 09:00:00Z', 'queued', '', '', 'queued', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (43, 2, '2026-04-19 09:00:00.5Z', 'running', 'fetch_followers', '', 'claim', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (43, 3, '2026-04-19 09:00:01Z', 'running', 'fetch_followers', 'Fetching new followers...', 'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''),
    (43, 4, '2026-04-19 09:00:02.000001Z', 'failed', 'fetch_followers', 'Cancelled by user', 'end', 0, 0, 0, 0, 0, 0, 0, 0, 0, 'CANCELLED', 'Cancelled by user');
INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count, following_count, tweet_count,
    listed_count, verified, protected, fetched_at) VALUES
    (101, 'ada', 'Ada', 'Designer "in" Berlin ✨', 'Berlin', '', '', 120, 50, 10, 1, false, false, now()),
    (102, 'ben', 'Ben', 'UX designer, Berlin', '', '', '', 2300, 50, 10, 1, false, false, now()),
    (103, 'cleo', 'Cleo', 'design', '', '', '', 90, 50, 10, 1, false, false, now()),
    (104, 'dana', 'Dana', 'founder of a tech company', '', '', '', 90, 50, 10, 1, false, false, now());
INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, detailed_at, facts_hash) VALUES
    (2, 101, 3, now(), now(), 1), (2, 102, 3, now(), now(), 1), (2, 103, 3, now(), now(), 1), (1, 104, 42, now(), now(), 1);
INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash, confidence, outcome,
    reasons, gender, follower_count_tier, labels) VALUES
    (2, 2, 101, 3, 1, 1, 'full', 'passed', '{"Bio says \"Designer\"","Location is Berlin"}', 'female', 'under_1k', '{designer}'),
    (2, 2, 102, 3, 1, 1, 'full', 'passed', '{"Bio says \"UX designer\""}', 'male', '1k_to_10k', '{designer}'),
    (2, 2, 103, 3, 1, 1, 'maybe', 'passed', '{"Bio says \"design\""}', 'unknown', 'under_1k', '{}'),
    (1, 1, 104, 42, 1, 1, 'full', 'passed', '{"Bio says \"founder\""}', 'female', 'under_1k', '{founder}');
INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id, source_type, created_at)
    VALUES (1, 2, 2, 101, 3, 3, 'follower', now() - interval '3 minutes'),
    (1, 2, 2, 102, 3, 3, 'follower', now() - interval '2 minutes'),
    (1, 2, 2, 103, 3, 3, 'follower', now() - interval '1 minute'),
    (1, 1, 1, 104, 42, 42, 'follower', now());
