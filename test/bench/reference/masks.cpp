// One task on masks by ITK, in a process of its own: `masks TASK FOLDER N`. ITK takes as many threads as it likes.
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include "itkBinaryFillholeImageFilter.h"
#include "itkBinaryThresholdImageFilter.h"
#include "itkConnectedComponentImageFilter.h"
#include "itkConnectedThresholdImageFilter.h"
#include "itkMorphologicalWatershedFromMarkersImageFilter.h"
#include "itkSignedMaurerDistanceMapImageFilter.h"

using Mask = itk::Image<unsigned char, 3>;
using Labels = itk::Image<int, 3>;
using Field = itk::Image<float, 3>;

template <typename Image>
typename Image::Pointer read(const std::string& path, int n) {
  auto image = Image::New();
  typename Image::SizeType size;
  size.Fill(n);
  image->SetRegions(size);
  image->Allocate();
  const auto bytes = sizeof(typename Image::PixelType) * std::size_t(n) * n * n;
  std::ifstream(path, std::ios::binary).read(reinterpret_cast<char*>(image->GetBufferPointer()), bytes);
  return image;
}

Mask::IndexType firstSet(const Mask* mask, int n) {
  const auto* data = mask->GetBufferPointer();
  std::size_t q = 0;
  while (!data[q]) q++;
  return {{itk::IndexValueType(q % n), itk::IndexValueType(q / n % n), itk::IndexValueType(q / n / n)}};
}

Field::Pointer distanceTo(const Mask* mask) {
  auto filter = itk::SignedMaurerDistanceMapImageFilter<Mask, Field>::New();
  filter->SetInput(mask);
  filter->SquaredDistanceOff();
  filter->Update();
  return filter->GetOutput();
}

int main(int, char** argv) {
  const std::string task = argv[1], folder = argv[2];
  const int n = std::stoi(argv[3]);
  const auto mask = read<Mask>(folder + "/mask.raw", n);
  const bool isFlooded = task == "watershed";
  const auto cost = isFlooded ? read<Mask>(folder + "/cost.raw", n) : nullptr;
  const auto markers = isFlooded ? read<Labels>(folder + "/markers.raw", n) : nullptr;
  const auto seed = firstSet(mask, n);
  const std::map<std::string, std::function<void()>> tasks = {
      {"labels", [&] {
         auto filter = itk::ConnectedComponentImageFilter<Mask, Labels>::New();
         filter->SetInput(mask);
         filter->Update();
       }},
      {"flood", [&] {
         auto filter = itk::ConnectedThresholdImageFilter<Mask, Mask>::New();
         filter->SetInput(mask);
         filter->SetLower(1);
         filter->SetSeed(seed);
         filter->Update();
       }},
      {"holes", [&] {
         auto filter = itk::BinaryFillholeImageFilter<Mask>::New();
         filter->SetInput(mask);
         filter->SetForegroundValue(1);
         filter->Update();
       }},
      {"distance", [&] { distanceTo(mask); }},
      {"dilate", [&] {
         auto filter = itk::BinaryThresholdImageFilter<Field, Mask>::New();
         filter->SetInput(distanceTo(mask));
         filter->SetUpperThreshold(3);
         filter->Update();
       }},
      {"watershed", [&] {
         auto filter = itk::MorphologicalWatershedFromMarkersImageFilter<Mask, Labels>::New();
         filter->SetInput1(cost);
         filter->SetInput2(markers);
         filter->MarkWatershedLineOff();
         filter->Update();
       }},
  };
  double best = 1e30;
  for (int run = 0; run < (isFlooded ? 1 : 3); run++) {
    const auto start = std::clock();
    tasks.at(task)();
    best = std::min(best, 1000.0 * (std::clock() - start) / CLOCKS_PER_SEC);
  }
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"ms\": %g, \"peakMb\": %g}\n", best, usage.ru_maxrss / 1024.0);
}
