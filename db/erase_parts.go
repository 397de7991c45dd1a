package db

// These delete rows of user $1, at most $2 at a time.
const (
	eraseUserOpenings = `
		DELETE FROM open_subscriptions WHERE ctid = ANY(ARRAY(
			SELECT o.ctid FROM api_keys k JOIN open_subscriptions o ON o.key_id = k.id WHERE k.user_id = $1 LIMIT $2))`
	eraseUserTickets = `
		DELETE FROM stream_tickets WHERE hash = ANY(ARRAY(
			SELECT t.hash FROM api_keys k JOIN stream_tickets t ON t.key_id = k.id WHERE k.user_id = $1 LIMIT $2))`
	eraseUserSessions = `
		DELETE FROM sessions WHERE id = ANY(ARRAY(SELECT s.id FROM sessions s WHERE s.user_id = $1 LIMIT $2))`
	eraseUserWindows = `
		DELETE FROM key_windows WHERE key_id = ANY(ARRAY(
			SELECT w.key_id FROM api_keys k JOIN key_windows w ON w.key_id = k.id WHERE k.user_id = $1 LIMIT $2))`
	eraseUserKeys = `
		DELETE FROM api_keys WHERE id = ANY(ARRAY(SELECT k.id FROM api_keys k WHERE k.user_id = $1 LIMIT $2))`

	eraseUserCandidates = `
		DELETE FROM candidates WHERE id = ANY(ARRAY(SELECT c.id FROM candidates c WHERE c.user_id = $1 LIMIT $2))`
	eraseUserGroups = `
		DELETE FROM candidate_groups WHERE id = ANY(ARRAY(
			SELECT g.id FROM candidate_groups g WHERE g.user_id = $1 LIMIT $2))`
	eraseUserRatings = `
		DELETE FROM candidate_ratings WHERE ctid = ANY(ARRAY(
			SELECT r.ctid FROM tracked_accounts a JOIN saved_searches s ON s.user_id = a.user_id
			JOIN candidate_ratings r ON r.saved_search_id = s.id AND r.tracked_account_id = a.id
			WHERE a.user_id = $1 LIMIT $2))`
	eraseUserVerdicts = `
		DELETE FROM verdicts WHERE ctid = ANY(ARRAY(
			SELECT v.ctid FROM (
				SELECT DISTINCT r.saved_search_id, r.tracked_account_id FROM sync_runs r WHERE r.user_id = $1
			) judged JOIN verdicts v ON v.saved_search_id = judged.saved_search_id
				AND v.tracked_account_id = judged.tracked_account_id
			LIMIT $2))`
	eraseUserOpinions = `
		DELETE FROM model_opinions WHERE ctid = ANY(ARRAY(
			SELECT m.ctid FROM saved_searches s JOIN model_opinions m ON m.saved_search_id = s.id
			WHERE s.user_id = $1 LIMIT $2))`

	eraseUserEdges = `
		DELETE FROM edges WHERE ctid = ANY(ARRAY(
			SELECT e.ctid FROM tracked_accounts a JOIN edges e ON e.tracked_account_id = a.id
			WHERE a.user_id = $1 LIMIT $2))
		RETURNING person_id`
	eraseUserLikers = `
		DELETE FROM likers WHERE ctid = ANY(ARRAY(
			SELECT l.ctid FROM tracked_accounts a JOIN likers l ON l.tracked_account_id = a.id
			WHERE a.user_id = $1 LIMIT $2))
		RETURNING person_id`

	eraseUserScans = `
		DELETE FROM scans WHERE id = ANY(ARRAY(
			SELECT s.id FROM tracked_accounts a JOIN scans s ON s.tracked_account_id = a.id WHERE a.user_id = $1 LIMIT $2))`
	// Numbers of posts go with the last run that has them.
	eraseUserPosts = `
		WITH gone AS (
			DELETE FROM run_posts WHERE ctid = ANY(ARRAY(
				SELECT p.ctid FROM sync_runs r JOIN run_posts p ON p.run_id = r.id WHERE r.user_id = $1 LIMIT $2))
			RETURNING run_id, post_id
		), numbers AS (
			DELETE FROM external_ids i USING gone g
			WHERE i.id = g.post_id AND g.post_id >= 4611686018427387904 AND NOT EXISTS (
				SELECT 1 FROM run_posts p WHERE p.post_id = i.id AND p.post_id >= 4611686018427387904
					AND NOT EXISTS (SELECT 1 FROM sync_runs r WHERE r.id = p.run_id AND r.user_id = $1))
		)
		SELECT 1 FROM gone`
	eraseUserEvents = `
		DELETE FROM sync_run_events WHERE ctid = ANY(ARRAY(
			SELECT e.ctid FROM sync_runs r JOIN sync_run_events e ON e.run_id = r.id WHERE r.user_id = $1 LIMIT $2))`
	eraseUserRuns = `
		DELETE FROM sync_runs WHERE id = ANY(ARRAY(
			SELECT r.id FROM sync_runs r WHERE r.user_id = $1 AND r.status IN ('completed', 'failed') LIMIT $2))`
	eraseUserAccounts = `
		DELETE FROM tracked_accounts WHERE id = ANY(ARRAY(
			SELECT a.id FROM tracked_accounts a WHERE a.user_id = $1 LIMIT $2))
		RETURNING x_user_id`
	eraseUserSearches = `
		DELETE FROM saved_searches WHERE id = ANY(ARRAY(
			SELECT s.id FROM saved_searches s WHERE s.user_id = $1 LIMIT $2))`

	eraseUserReads = `
		DELETE FROM resource_reads WHERE ctid = ANY(ARRAY(
			SELECT r.ctid FROM resource_reads r WHERE r.user_id = $1 LIMIT $2))`
	eraseUserUsage = `
		DELETE FROM usage_days WHERE ctid = ANY(ARRAY(SELECT d.ctid FROM usage_days d WHERE d.user_id = $1 LIMIT $2))`
	eraseUserLookups = `
		DELETE FROM lookups WHERE id = ANY(ARRAY(SELECT l.id FROM lookups l WHERE l.user_id = $1 LIMIT $2))`
	eraseUserSchedules = `
		DELETE FROM schedules WHERE ctid = ANY(ARRAY(SELECT s.ctid FROM schedules s WHERE s.user_id = $1 LIMIT $2))`
	eraseUserConnections = `
		DELETE FROM x_connections WHERE ctid = ANY(ARRAY(
			SELECT c.ctid FROM x_connections c WHERE c.user_id = $1 LIMIT $2))`
	eraseUserMarks = `
		DELETE FROM erased_people WHERE ctid = ANY(ARRAY(
			SELECT e.ctid FROM erased_people e WHERE e.user_id = $1 LIMIT $2))`
)

// userParts are all tables with rows of a user, in an order in which no row is needed by one that is left.
func userParts() []userPart {
	return []userPart{
		{statement: eraseUserOpenings}, {statement: eraseUserTickets}, {statement: eraseUserSessions},
		{statement: eraseUserWindows}, {statement: eraseUserKeys},
		{statement: eraseUserCandidates}, {statement: eraseUserGroups},
		{statement: eraseUserRatings}, {statement: eraseUserVerdicts},
		{statement: eraseUserOpinions}, {statement: eraseUserEdges, people: true},
		{statement: eraseUserLikers, people: true}, {statement: eraseUserScans}, {statement: eraseUserPosts},
		{statement: eraseUserEvents}, {statement: eraseUserRuns}, {statement: eraseUserAccounts, people: true},
		{statement: eraseUserSearches}, {statement: eraseUserReads}, {statement: eraseUserUsage},
		{statement: eraseUserLookups}, {statement: eraseUserSchedules}, {statement: eraseUserConnections},
		{statement: eraseUserMarks},
	}
}
