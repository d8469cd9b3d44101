/// Tests of the rules the house sets itself.
@NullMarked
package fidus.server.settings;

import org.jspecify.annotations.NullMarked;
