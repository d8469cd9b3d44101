/// How capital grew, from the portfolio down to the positions of a day.
@NullMarked
package fidus.desktop.growth;

import org.jspecify.annotations.NullMarked;
