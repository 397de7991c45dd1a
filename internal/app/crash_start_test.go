package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// started is what startSync answered.
type started struct {
	run  int
	code string
}

const startDocument = `mutation($a: ID!, $m: String) { startSync(input: {trackedAccountId: $a, clientMutationId: $m}) {
	syncRun { id: databaseId } userErrors { code } } }`

// tryStart asks for a run; an error means that no whole answer came.
func tryStart(web *http.Client, url, key string, account int, mutation string) (started, error) {
	body, _ := json.Marshal(map[string]any{"query": startDocument, "variables": map[string]any{"a": account,
		"m": mutation}})
	request, err := http.NewRequest(http.MethodPost, url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return started{}, err
	}
	request.Header.Set("Authorization", "Bearer "+key)
	request.Header.Set("Content-Type", "application/json")
	response, err := web.Do(request)
	if err != nil {
		return started{}, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		return started{}, err
	}
	var answer struct {
		Data struct {
			StartSync *struct {
				SyncRun *struct {
					ID int `json:"id,string"`
				}
				UserErrors []struct{ Code string }
			}
		}
	}
	if err := json.Unmarshal(raw, &answer); err != nil || answer.Data.StartSync == nil {
		return started{}, fmt.Errorf("%d %.200s: %w", response.StatusCode, raw, err)
	}
	var got started
	if run := answer.Data.StartSync.SyncRun; run != nil {
		got.run = run.ID
	}
	if errs := answer.Data.StartSync.UserErrors; len(errs) > 0 {
		got.code = errs[0].Code
	}
	return got, nil
}

// acceptedSurvives kills the server with SIGKILL at a random moment of each call of startSync, a batch at a time.
func acceptedSurvives(t testing.TB, f *figure, seed int64, calls, batch int) {
	w := newWorld(t, sandbox.Config{Seed: seed})
	moments := seeded(seed, "R1")
	c := newCrowd(w, syncrun.TierStarter)
	for i := range calls {
		c.join(syncrun.TierStarter, "nobody", int64(1_000+i))
	}
	answers := make([]started, calls)
	answered, kills := 0, 0
	span := float64(w.batchTakes(c, batch)) // in which the kills fall
	web := &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{}}
	defer web.CloseIdleConnections()
	for from := 0; from < calls; from += batch {
		server := w.spawn(nil, "serve", "--role", "api")
		url := strings.TrimPrefix(server.line, "listening on ")
		if from%(2*batch) == 0 { // half of the batches find a server that has answered before
			_, _ = tryStart(web, url, w.key, 1<<30, "")
		}
		var group sync.WaitGroup
		for i := from; i < min(from+batch, calls); i++ {
			m := c.members[i]
			group.Go(func() { answers[i], _ = tryStart(web, url, m.key, m.account, fmt.Sprint("m", i)) })
		}
		pause(time.Duration(moments.Float64() * 1.3 * span))
		server.kill()
		kills++
		group.Wait()
		inTime := 0
		for _, a := range answers[from:min(from+batch, calls)] {
			if a.run != 0 {
				inTime++
			}
		}
		answered += inTime
		// Kills that come before or after all of a batch tell little.
		switch inTime {
		case 0:
			span *= 1.3
		case batch:
			span /= 1.3
		}
	}
	var committed int
	w.get(&committed, `SELECT count(*) FROM sync_runs WHERE client_mutation_id <> ''`)
	// The runs end before their callers ask again: nothing but the mutation's id tells that they have been started.
	w.sql.MustExec(`UPDATE sync_runs SET status = 'completed', completed_at = now()`)
	api := w.start(app.RoleAPI, nil)
	lost, doubled := 0, 0
	for i, m := range c.members {
		again, err := tryStart(web, api.url, m.key, m.account, fmt.Sprint("m", i))
		var runs []int
		w.list(&runs, `SELECT id FROM sync_runs WHERE tracked_account_id = $1`, m.account)
		switch {
		case err != nil:
			t.Errorf("call %d asked again: %v", i, err)
		case again.run == 0 || again.code != "":
			t.Errorf("call %d asked again: run %d, code %q", i, again.run, again.code)
		case answers[i].run != 0 && (answers[i].code != "" || !slices.Contains(runs, answers[i].run)):
			lost++
		case len(runs) != 1 || again.run != runs[0] || (answers[i].run != 0 && answers[i].run != again.run):
			doubled++
		}
	}
	if lost > 0 || doubled > 0 {
		t.Errorf("%d runs that were answered are lost, %d are doubled", lost, doubled)
	}
	if calls >= 100 && (answered == 0 || answered == calls) {
		t.Errorf("the kills tell little: of %d calls %d were answered", calls, answered)
	}
	if calls >= 100 && committed <= answered {
		t.Errorf("the kills tell little: %d calls were answered, %d committed", answered, committed)
	}
	f.say("%d calls, %d kills: %d answered, %d more committed unanswered, %d lost, %d doubled", calls, kills, answered,
		committed-answered, lost, doubled)
}

// batchTakes measures how long a new server takes for a batch of calls that nothing disturbs, on accounts of their own.
func (w *world) batchTakes(c *crowd, batch int) time.Duration {
	w.t.Helper()
	server := w.spawn(nil, "serve", "--role", "api")
	defer server.kill()
	calm := newCrowdOf(w, c.d, "calm")
	web := &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{}}
	defer web.CloseIdleConnections()
	var group sync.WaitGroup
	for i := range batch {
		calm.join(syncrun.TierStarter, "nobody", int64(1+i))
	}
	began := time.Now()
	for _, m := range calm.members {
		group.Go(func() {
			if _, err := tryStart(web, strings.TrimPrefix(server.line, "listening on "), m.key, m.account, ""); err != nil {
				w.t.Errorf("undisturbed call: %v", err)
			}
		})
	}
	group.Wait()
	return time.Since(began)
}

// oneLiveRun asks for runs of one account in parallel on two servers.
func oneLiveRun(t testing.TB, f *figure, seed int64, calls int) {
	w := newWorld(t, sandbox.Config{Seed: seed})
	nodes := []*node{w.start(app.RoleAPI, nil), w.start(app.RoleAPI, nil)}
	account := nodes[0].track("corner")
	answers := make([]started, calls)
	var group sync.WaitGroup
	begin := make(chan struct{})
	web := &http.Client{Transport: &http.Transport{}}
	defer web.CloseIdleConnections()
	for i := range calls {
		group.Go(func() {
			<-begin
			var err error
			if answers[i], err = tryStart(web, nodes[i%2].url, w.key, account, fmt.Sprint("m", i)); err != nil {
				t.Errorf("call %d: %v", i, err)
			}
		})
	}
	close(begin)
	group.Wait()
	var runs []int
	w.list(&runs, `SELECT id FROM sync_runs WHERE tracked_account_id = $1`, account)
	first, refused := 0, 0
	for i, a := range answers {
		switch {
		case len(runs) != 1 || a.run != runs[0]:
			t.Errorf("call %d got %+v; the runs are %v", i, a, runs)
		case a.code == "":
			first++
		case a.code == "ALREADY_RUNNING":
			refused++
		}
	}
	if first != 1 || refused != calls-1 {
		t.Errorf("%d calls began a run, %d were told that it runs", first, refused)
	}
	f.say("%d calls in parallel: %d run, %d got its id", calls, len(runs), refused)
}
