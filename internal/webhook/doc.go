// Package webhook tells other servers of candidates: it keeps subscriptions, and delivers what they are owed as signed
// POSTs after the specification of Standard Webhooks, to public addresses alone.
package webhook
