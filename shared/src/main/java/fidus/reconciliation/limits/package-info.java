/// Up to which sum a difference is written off without an ADMIN.
@NullMarked
package fidus.reconciliation.limits;

import org.jspecify.annotations.NullMarked;
