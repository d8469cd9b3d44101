/// Returns of dated flows: money-weighted (XIRR), time-weighted, modified Dietz.
@NullMarked
package fidus.returns;

import org.jspecify.annotations.NullMarked;
