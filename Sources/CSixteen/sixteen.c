#include "CSixteen.h"
