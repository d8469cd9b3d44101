/// Performance shares of clients: what a fund's contracts earned in a month, who gets which part,
/// and the run that says so.
@NullMarked
package fidus.fees.shares;

import org.jspecify.annotations.NullMarked;
