package db

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"strconv"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Whatever writes people holds this lock together with others; whoever erases people holds it alone. So nobody who is
// erased is written by a page that was read before. Decision record 0017.
const (
	holdPeople = `SELECT pg_advisory_xact_lock_shared(7410155)`
	lockPeople = `SELECT pg_advisory_xact_lock(7410155)`
)

// ErrNoErasureKey means that erased people are to be known again, or somebody is to be erased, without a key.
var ErrNoErasureKey = errors.New("erased people are known again by SECRET_KEY, and none is set")

// keyNameLength is how many bytes tell apart the keys by which people are known again.
const keyNameLength = 4

// marker knows erased people again. The first key makes marks, all of them are looked for.
type marker struct{ keys [][]byte }

// name tells keys apart.
func (m marker) names() pq.ByteaArray {
	names := make(pq.ByteaArray, len(m.keys))
	for i, key := range m.keys {
		names[i] = authenticate(key, "name")[:keyNameLength]
	}
	return names
}

func authenticate(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(text)) // never fails
	return mac.Sum(nil)
}

// personKey is what a person is known again by: the network and its own id.
type personKey struct {
	network  syncrun.Network
	external string
}

// atX is the key of somebody at X.
func atX(id int64) personKey { return personKey{syncrun.NetworkX, strconv.FormatInt(id, 10)} }

func keyOfProfile(p *syncrun.Profile, network syncrun.Network) personKey {
	if network == syncrun.NetworkX {
		return atX(p.ID)
	}
	return personKey{network, p.ExternalID}
}

func (p personKey) text() string { return "person " + string(p.network) + " " + p.external }

// pseudonym stands for an erased person where a number is needed: below 0, as no id is.
func pseudonym(mark []byte) int64 { return -1 - int64(binary.BigEndian.Uint64(mark)>>1) }

const anybodyErased = `SELECT EXISTS (SELECT 1 FROM erased_people)`

const selectMarks = `
	SELECT e.mark FROM erased_people e WHERE e.mark = ANY($1::bytea[]) AND e.user_id IS NULL
	UNION ALL
	SELECT e.mark FROM erased_people e WHERE e.mark = ANY($1::bytea[]) AND e.user_id = $2`

// erasedAmong tells who of these people may not be written into the user's data, each with its mark, and keeps anybody
// else from being erased until the transaction ends. User 0 is for who is erased everywhere.
func (d *DB) erasedAmong(ctx context.Context, tx *sqlx.Tx, userID int, people []personKey) (
	map[personKey][]byte, error) {
	if _, err := tx.ExecContext(ctx, holdPeople); err != nil {
		return nil, err
	}
	var anybody bool
	if err := tx.GetContext(ctx, &anybody, anybodyErased); err != nil || !anybody || len(people) == 0 {
		return nil, err
	}
	if len(d.marker.keys) == 0 {
		return nil, ErrNoErasureKey
	}
	of := make(map[string]personKey, len(people))
	marks := make(pq.ByteaArray, 0, len(people)*len(d.marker.keys))
	for _, p := range people {
		for _, key := range d.marker.keys {
			mark := authenticate(key, p.text())
			of[string(mark)] = p
			marks = append(marks, mark)
		}
	}
	var found [][]byte
	if err := tx.SelectContext(ctx, &found, selectMarks, marks, userID); err != nil {
		return nil, err
	}
	erased := make(map[personKey][]byte, len(found))
	for _, mark := range found {
		erased[of[string(mark)]] = mark
	}
	return erased, nil
}

// kept puts people in the order of their ids, with their hashes, and leaves out who was erased. Nothing is kept of what
// somebody says who is closed to the public.
func (w *Worker) kept(ctx context.Context, tx *sqlx.Tx, work *syncrun.Work, people []syncrun.Profile,
	sums []int64) ([]syncrun.Profile, []int64, error) {
	keys := make([]personKey, len(people))
	for i := range people {
		keys[i] = keyOfProfile(&people[i], work.Account.Network)
	}
	erased, err := w.d.erasedAmong(ctx, tx, work.UserID, keys)
	if err != nil {
		return nil, nil, err
	}
	profiles, hashes := byID(people, sums)
	for i := range profiles {
		if profiles[i].Protected {
			hashes[i] = 0 // there are no facts of whom is closed
		}
	}
	if len(erased) == 0 {
		return profiles, hashes, nil
	}
	n := 0
	for i := range profiles {
		if erased[keyOfProfile(&profiles[i], work.Account.Network)] == nil {
			profiles[n], hashes[n] = profiles[i], hashes[i]
			n++
		}
	}
	return profiles[:n], hashes[:n], nil
}

// anonymous puts pseudonyms in the place of erased people among what X charges for: they are paid for, not kept.
func (w *Worker) anonymous(ctx context.Context, tx *sqlx.Tx, userID int, reads []syncrun.Read) ([]syncrun.Read, error) {
	var keys []personKey
	for _, read := range reads {
		if read.Kind != syncrun.ResourcePost {
			for _, id := range read.IDs {
				keys = append(keys, atX(id))
			}
		}
	}
	if len(keys) == 0 {
		return reads, nil
	}
	erased, err := w.d.erasedAmong(ctx, tx, userID, keys)
	if err != nil || len(erased) == 0 {
		return reads, err
	}
	charged := make([]syncrun.Read, len(reads))
	for i, read := range reads {
		charged[i] = read
		charged[i].IDs = make([]int64, len(read.IDs))
		for j, id := range read.IDs {
			charged[i].IDs[j] = id
			if mark := erased[atX(id)]; mark != nil && read.Kind != syncrun.ResourcePost {
				charged[i].IDs[j] = pseudonym(mark)
			}
		}
	}
	return charged, nil
}

const unknownMarks = `SELECT count(*) FROM erased_people WHERE key_name <> ALL($1::bytea[])`

// UnknownMarks counts erased people whom no key that was set knows again: runs would bring them back.
func (d *DB) UnknownMarks(ctx context.Context) (int, error) {
	var n int
	err := d.pool.GetContext(ctx, &n, unknownMarks, d.marker.names())
	return n, translate("erased people", err)
}

const deleteUnknownMarks = `DELETE FROM erased_people WHERE key_name <> ALL($1::bytea[])`

// ForgetUnknownMarks gives up what UnknownMarks counts, and returns how many there were: runs may bring these people
// back. Without a key, under which all would be unknown, it is ErrNoErasureKey.
func (d *DB) ForgetUnknownMarks(ctx context.Context) (int64, error) {
	if len(d.marker.keys) == 0 {
		return 0, ErrNoErasureKey
	}
	result, err := d.pool.ExecContext(ctx, deleteUnknownMarks, d.marker.names())
	if err != nil {
		return 0, translate("forget erased people", err)
	}
	return result.RowsAffected()
}
