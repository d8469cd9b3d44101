/// Reconciling an account: its runs, the workbench with both sides, its breaks, and the sign-off.
@NullMarked
package fidus.desktop.reconciliation;

import org.jspecify.annotations.NullMarked;
