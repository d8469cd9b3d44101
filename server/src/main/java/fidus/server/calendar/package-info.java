/// The day roll: what a date makes of contracts, recorded once.
@NullMarked
package fidus.server.calendar;

import org.jspecify.annotations.NullMarked;
