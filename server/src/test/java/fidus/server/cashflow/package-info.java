/// Calendar, coverage, pace and recorded cash through the real server.
@NullMarked
package fidus.server.cashflow;

import org.jspecify.annotations.NullMarked;
