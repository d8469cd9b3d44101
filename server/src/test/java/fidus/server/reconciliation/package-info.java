/// Reconciling through the whole server.
@NullMarked
package fidus.server.reconciliation;

import org.jspecify.annotations.NullMarked;
