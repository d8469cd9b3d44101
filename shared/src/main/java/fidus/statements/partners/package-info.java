/// Statements of those who sell for the house: agents with their commissions, companies with their
/// pools.
@NullMarked
package fidus.statements.partners;

import org.jspecify.annotations.NullMarked;
