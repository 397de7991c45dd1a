package progress

import (
	"testing"

	"goodones/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }
