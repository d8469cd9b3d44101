/// Statements against books: runs as jobs, matches, breaks through their states, sign-off by two.
@NullMarked
package fidus.server.reconciliation;

import org.jspecify.annotations.NullMarked;
