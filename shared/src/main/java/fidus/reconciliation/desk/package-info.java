/// What is asked and shown while people reconcile an account.
@NullMarked
package fidus.reconciliation.desk;

import org.jspecify.annotations.NullMarked;
