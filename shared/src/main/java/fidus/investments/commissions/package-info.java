/// What agents and white-label companies earn on the payouts of a contract.
@NullMarked
package fidus.investments.commissions;

import org.jspecify.annotations.NullMarked;
