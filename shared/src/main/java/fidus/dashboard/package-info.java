/// Can I trust today's numbers?
@NullMarked
package fidus.dashboard;

import org.jspecify.annotations.NullMarked;
