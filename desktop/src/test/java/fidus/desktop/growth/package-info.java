/// Tests of the growth screen.
@NullMarked
package fidus.desktop.growth;

import org.jspecify.annotations.NullMarked;
