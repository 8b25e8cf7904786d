/** Where a download says how it goes. */
export const exportPanel =
  'fixed inset-x-4 bottom-6 z-toast ml-auto max-w-96 rounded-notice border border-line bg-float p-4 text-body shadow-float max-lg:bottom-20'
