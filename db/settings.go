package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const selectTimezone = `SELECT timezone FROM users WHERE id = $1`

const selectPaused = `
	SELECT max(paused_until) FROM tracked_accounts WHERE user_id = $1 AND is_active AND paused_until > now()`

const selectSchedules = `SELECT tier, times, next_at FROM schedules WHERE user_id = $1`

type scheduleRow struct {
	Tier   syncrun.AccountTier `db:"tier"`
	Times  pq.StringArray      `db:"times"`
	NextAt *time.Time          `db:"next_at"`
}

// Settings tells when the user's accounts are synced by themselves, with an entry for each tier; ErrNotFound when
// there is no such user.
func (d *DB) Settings(ctx context.Context, userID int) (*syncrun.SyncSettings, error) {
	return readSettings(ctx, d.viewer, selectTimezone, userID)
}

func readSettings(ctx context.Context, q querier, timezone string,
	userID int) (*syncrun.SyncSettings, error) {
	var zone sql.Null[string]
	if err := q.GetContext(ctx, &zone, timezone, userID); err != nil {
		return nil, translate("settings", err)
	}
	var rows []scheduleRow
	if err := q.SelectContext(ctx, &rows, selectSchedules, userID); err != nil {
		return nil, translate("schedules", err)
	}
	settings := &syncrun.SyncSettings{Timezone: optional(zone)}
	if err := q.GetContext(ctx, &settings.PausedUntil, selectPaused, userID); err != nil {
		return nil, translate("paused accounts", err)
	}
	for _, tier := range syncrun.AccountTiers() {
		settings.Tiers = append(settings.Tiers, tierSchedule(tier, zone.V, rows))
	}
	return settings, nil
}

func tierSchedule(tier syncrun.AccountTier, zone string, rows []scheduleRow) syncrun.TierSchedule {
	limits := tier.Limits()
	schedule := syncrun.TierSchedule{Tier: tier, SyncTimes: []string{}, Timezone: zone, MaxSyncTimes: limits.SyncTimes,
		MaxSyncsPerDay: limits.RunsPerDay}
	for _, row := range rows {
		if row.Tier == tier {
			schedule.SyncTimes, schedule.NextSyncAt = filled(row.Times), row.NextAt
		}
	}
	return schedule
}

// Changes of one user's settings happen one after another.
const lockTimezone = selectTimezone + ` FOR NO KEY UPDATE`

// A zone that the database does not know is an error. Its view of all zones would read the files of each.
const isKnownTimezone = `SELECT now() AT TIME ZONE $1::text IS NOT NULL`

const setTimezone = `UPDATE users SET timezone = nullif($2, '') WHERE id = $1`

const upsertSchedule = `
	INSERT INTO schedules (user_id, tier, times, next_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (user_id, tier) DO UPDATE SET times = excluded.times, next_at = excluded.next_at,
		queued_through = CASE WHEN schedules.next_at = excluded.next_at THEN schedules.queued_through ELSE 0 END`

const selectNow = `SELECT now()`

// UpdateSettings changes when the user's accounts are synced and returns the settings as they are then. A timezone
// or times that cannot be used are an InvalidError. Next times are counted from the database's clock; another
// timezone moves those of every tier.
func (d *DB) UpdateSettings(ctx context.Context, userID int,
	change syncrun.SettingsChange) (settings *syncrun.SyncSettings, err error) {
	err = d.forViewer(ctx, "update settings", func(ctx context.Context, tx *sqlx.Tx) error {
		if settings, err = readSettings(ctx, tx, lockTimezone, userID); err != nil {
			return err
		}
		if err := moveTimezone(ctx, tx, userID, settings, change.Timezone); err != nil {
			return err
		}
		return reschedule(ctx, tx, userID, settings, change)
	})
	if err != nil {
		return nil, err
	}
	return settings, nil
}

// checkTimezone takes what the program takes, and the database as well: it counts the allowances of days. Alone it
// would take more, such as any case and EST.
func checkTimezone(ctx context.Context, tx *sqlx.Tx, name string) error {
	var known bool
	if name != "" {
		if err := tx.GetContext(ctx, &known, isKnownTimezone, name); isUnknownZone(err) {
			return syncrun.InvalidTimezone()
		} else if err != nil {
			return err
		}
	}
	return syncrun.CheckTimezone(name)
}

func moveTimezone(ctx context.Context, tx *sqlx.Tx, userID int, settings *syncrun.SyncSettings, name *string) error {
	if name == nil {
		return nil
	}
	if settings.Timezone != nil && *settings.Timezone == *name {
		return nil
	}
	if err := checkTimezone(ctx, tx, *name); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, setTimezone, userID, *name); err != nil {
		return err
	}
	settings.Timezone = name
	if *name == "" {
		settings.Timezone = nil
	}
	return nil
}

// reschedule writes the tiers that the change touches, in settings too.
func reschedule(ctx context.Context, tx *sqlx.Tx, userID int, settings *syncrun.SyncSettings,
	change syncrun.SettingsChange) error {
	zone := ""
	if settings.Timezone != nil {
		zone = *settings.Timezone
	}
	loc, err := syncrun.ParseTimezone(zone)
	if err != nil {
		return err
	}
	var now time.Time
	if err := tx.GetContext(ctx, &now, selectNow); err != nil {
		return err
	}
	for i := range settings.Tiers {
		schedule := &settings.Tiers[i]
		schedule.Timezone = zone
		chosen := change.SyncTimes != nil && schedule.Tier == change.Tier
		if chosen {
			schedule.SyncTimes = change.SyncTimes
		}
		if !chosen && (change.Timezone == nil || len(schedule.SyncTimes) == 0) {
			continue
		}
		schedule.NextSyncAt = nextAfter(schedule, loc, now)
		_, err := tx.ExecContext(ctx, upsertSchedule, userID, schedule.Tier, pq.Array(schedule.SyncTimes),
			schedule.NextSyncAt)
		if err != nil {
			return err
		}
	}
	return nil
}

// nextAfter is when a changed schedule is due. One that is overdue, because nobody has looked yet, stays so: its run is
// owed.
func nextAfter(schedule *syncrun.TierSchedule, loc *time.Location, now time.Time) *time.Time {
	next := syncrun.Next(schedule.SyncTimes, loc, now)
	switch {
	case next.IsZero():
		return nil
	case schedule.NextSyncAt != nil && !schedule.NextSyncAt.After(now):
		return schedule.NextSyncAt
	default:
		return &next
	}
}
