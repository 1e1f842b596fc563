# The building blocks of scikit-image in a row on a CT, in a process of its own: `blocks.py FOLDER NZ NY NX`.
import json
import resource
import sys
import time

import numpy as np
from scipy import ndimage
from skimage.segmentation import watershed

folder, shape = sys.argv[1], tuple(int(n) for n in sys.argv[2:5])
hu = np.fromfile(f"{folder}/hu.raw", np.int16).reshape(shape)
start = time.process_time()
labels, count = ndimage.label(hu > 200)
bone = labels == 1 + np.argmax(np.bincount(labels.ravel())[1:])
depth = ndimage.distance_transform_edt(bone)
markers, _ = ndimage.label(depth > 4)
watershed(-depth, markers, mask=bone)
ms = 1000 * (time.process_time() - start)
print(json.dumps({"ms": ms, "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
