// Package pipeline does the work of a run: a worker claims runs, keeps their leases, takes them through their six
// stages page by page, and ends or hands back each of them. What a page brought is committed in one transaction, so
// a worker may die at any moment and another goes on without losing or repeating anything but the page at hand.
package pipeline
